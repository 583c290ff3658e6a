package dev.daybook.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a folder for this process alone, for as long as the process lives or until it is given back. */
final class FolderLock {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("daybook.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new LocalStartException("Another Daybook works in " + folder
                        + ": stop it, or give this one another folder (DAYBOOK_HOME).");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new LocalStartException("Cannot lock " + folder + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    void giveBack() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalStartException("Cannot give back a lock", e);
        }
    }
}

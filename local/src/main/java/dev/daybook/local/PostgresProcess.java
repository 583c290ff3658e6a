package dev.daybook.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Starts, stops and kills the server process of one data folder. Its configuration is in {@code PostgresSettings}. */
final class PostgresProcess {
    private static final long LOG_IS_LONG = 20_000_000;
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(30);

    private final Path folder;
    private final PostgresBinaries binaries;
    private final ProcessAccount account;

    PostgresProcess(Path folder, PostgresBinaries binaries, ProcessAccount account) {
        this.folder = folder;
        this.binaries = binaries;
        this.account = account;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path logFile() {
        return folder.resolve("postgresql.log");
    }

    /** One attempt to start. If it fails, the reason is in the log. */
    Command start() {
        prepareLog();
        return pgCtl("start", "-w", "-t", "120", "-l", logFile().toString());
    }

    /** Stops it as an operator does: sessions are ended, everything is written. */
    void stop() {
        Optional<ProcessHandle> postmaster = running();
        if (postmaster.isPresent()) {
            Command stop = stopFast();
            if (!stop.succeeded() && isRunning()) {
                throw new LocalStartException("PostgreSQL in " + folder + " does not stop: " + stop.output());
            }
            // pg_ctl returns when the pid file is gone, a moment before the process has ended.
            awaitEnd(postmaster.get());
        }
    }

    /** Stops it at once, also after a failed start. */
    void stopAtOnce() {
        if (isRunning()) {
            pgCtl("stop", "-m", "immediate", "-w");
        }
    }

    /** Kills all its processes at once, as a crash does. */
    void kill9() {
        ProcessHandle postmaster =
                running().orElseThrow(() -> new LocalStartException("PostgreSQL in " + folder + " is not running."));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(PostgresProcess::awaitEnd);
    }

    boolean isRunning() {
        return running().isPresent();
    }

    /** Stops a server whose Daybook is gone, and deletes a stale pid file; the caller holds the lock of the folder. */
    void clearLeftovers() {
        if (!Files.exists(pidFile())) {
            return;
        }
        if (isRunning()) {
            Command stop = stopFast();
            if (!stop.succeeded()) {
                throw new LocalStartException(
                        "A PostgreSQL left over in " + folder + " does not stop: " + stop.output());
            }
        } else {
            try {
                Files.deleteIfExists(pidFile());
            } catch (IOException e) {
                throw new LocalStartException("Cannot remove the stale " + pidFile(), e);
            }
        }
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> running() {
        try {
            if (!Files.exists(pidFile())) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile(), StandardCharsets.UTF_8);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            // The number may belong to another program by now.
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(PostgresProcess::lives)
                    .filter(process -> process.info()
                            .command()
                            .map(command -> command.contains("postgres"))
                            .orElse(true));
        } catch (IOException | NumberFormatException e) {
            throw new LocalStartException("Cannot read " + pidFile() + ": " + e.getMessage(), e);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        Instant deadline = Instant.now().plus(TIME_TO_DIE);
        try {
            while (lives(process)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new LocalStartException("Process " + process.pid() + " does not end");
                }
                awaitNews(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted", e);
        }
    }

    private static void awaitNews(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Time to look again.
        } catch (ExecutionException e) {
            throw new LocalStartException("Cannot wait for process " + process.pid(), e);
        }
    }

    /**
     * Whether the process still runs. In a container whose first process does not collect orphans, an ended server
     * stays in the process table for ever.
     */
    private static boolean lives(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            // Another system than Linux, or it has ended just now.
            return process.isAlive();
        }
    }

    private void prepareLog() {
        try {
            if (Files.exists(logFile()) && Files.size(logFile()) > LOG_IS_LONG) {
                Files.move(logFile(), folder.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(logFile())) {
                Files.createFile(logFile());
            }
            account.own(logFile());
        } catch (IOException e) {
            throw new LocalStartException("Cannot write " + logFile(), e);
        }
    }

    private Command stopFast() {
        return pgCtl("stop", "-m", "fast", "-w", "-t", "60");
    }

    private Command pgCtl(String... arguments) {
        // pg_ctl gives the server a session of its own. So a terminal's Ctrl-C does not reach it, and we stop it when
        // it is its turn.
        return account.run(
                Stream.concat(Stream.of(binaries.program("pg_ctl"), "-D", data().toString()), Stream.of(arguments))
                        .toList());
    }
}

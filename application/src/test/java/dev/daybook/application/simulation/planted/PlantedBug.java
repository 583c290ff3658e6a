package dev.daybook.application.simulation.planted;

/**
 * A change of one source file.
 *
 * @param name what the careless person did
 * @param source the file, from the root of the repository
 * @param before text that stands there exactly once
 * @param after what stands there instead
 */
record PlantedBug(String name, String source, String before, String after) {

    /** The source with the bug. */
    String plantedIn(String text) {
        int first = text.indexOf(before);
        if (first < 0 || text.indexOf(before, first + 1) >= 0) {
            throw new IllegalStateException("The bug \"" + name + "\" no longer fits its source: " + source
                    + " must contain this text exactly once: " + before);
        }
        return text.replace(before, after);
    }

    @Override
    public String toString() {
        return name;
    }
}

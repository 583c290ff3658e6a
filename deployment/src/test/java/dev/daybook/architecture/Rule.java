package dev.daybook.architecture;

import com.tngtech.archunit.lang.ArchRule;

/** A rule by the name under which planted classes say that they break it. */
record Rule(String name, ArchRule rule) {

    @Override
    public String toString() {
        return name;
    }
}

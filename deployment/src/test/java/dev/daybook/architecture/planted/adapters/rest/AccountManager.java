package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("names say what a thing is")
public class AccountManager {}

package dev.daybook.architecture.planted.application.readiness;

/** A port of many adapters. */
public interface DeploymentCheck {}

package app.visant.cloud.trespass;

/** Stands for a class of the app, which the adapters must not know. */
public final class ClassOfTheApp {}

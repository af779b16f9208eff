package app.visant.domain.tenant;

/** That an organisation has other slots or another plan than before. */
public record Allotment(Organisation before, Organisation after) {}

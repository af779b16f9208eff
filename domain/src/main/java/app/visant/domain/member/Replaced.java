package app.visant.domain.member;

import app.visant.domain.tenant.User;

/**
 * That an account gave way to whoever proved its address: somebody had made it who never did.
 *
 * @param before as it was
 * @param organisationStays whether the organisation that they had made stays, since it has had devices or pictures; else it went with them
 */
public record Replaced(User before, boolean organisationStays) {}

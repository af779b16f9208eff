/**
 * How people come to accounts of their own: they sign up with an organisation, show that their address is theirs, get in
 * again when they forgot the password, and say who they are.
 */
@NullMarked
package app.visant.domain.account;

import org.jspecify.annotations.NullMarked;

/** Proving and hiding: password hashes, tokens of people, random ids, and the keys that lie in the data folder. */
@NullMarked
package app.visant.adapter.cloud.security;

import org.jspecify.annotations.NullMarked;

/** The people of an organisation: how they are invited and join, what they are in it, and how they leave. */
@NullMarked
package app.visant.domain.member;

import org.jspecify.annotations.NullMarked;

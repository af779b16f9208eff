/** Letters to people. */
@NullMarked
package app.visant.domain.mail;

import org.jspecify.annotations.NullMarked;

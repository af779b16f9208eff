/** What is said on the wire, whoever speaks: the one JSON mapper, the paths of golden messages, and exchanges that any device or cloud can be tried with. */
@NullMarked
package app.visant.contracts;

import org.jspecify.annotations.NullMarked;

/** What people and their programs say to the cloud, and the one form of every error. A component that can be null may be absent on the wire; all others are there, or the message is refused when read. In requests everything may be absent, so that the receiver can name each fault. */
@NullMarked
package app.visant.contracts.people.v1;

import org.jspecify.annotations.NullMarked;

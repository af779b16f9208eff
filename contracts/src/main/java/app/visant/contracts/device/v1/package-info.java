/** What devices and cloud say to each other, in both dialects of the command stream, by long-poll, and when a capture comes in. A component that can be null may be absent on the wire; all others are there, or the message is refused when read. In requests nearly everything may be absent, so that the receiver can name each fault. */
@NullMarked
package app.visant.contracts.device.v1;

import org.jspecify.annotations.NullMarked;

/** Groups of an organisation's devices, and people who are there for some of them only. */
@NullMarked
package app.visant.domain.group;

import org.jspecify.annotations.NullMarked;

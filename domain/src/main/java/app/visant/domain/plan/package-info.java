/** What an organisation has of time and of device slots, and the codes that give it more. */
@NullMarked
package app.visant.domain.plan;

import org.jspecify.annotations.NullMarked;

/** What an organisation wishes of a device's work: how much it keeps, what it sends and when, and what it does before room gets short. */
@NullMarked
package app.visant.domain.settings;

import org.jspecify.annotations.NullMarked;

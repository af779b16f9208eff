/** The way to systemd, which supervises the daemon: what {@code sd_notify(3)} does, by the program {@code systemd-notify}. */
@NullMarked
package app.visant.adapter.edge.systemd;

import org.jspecify.annotations.NullMarked;

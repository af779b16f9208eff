/** How long somebody who logged in stays known: sessions, the refresh tokens that keep one going, and how each ends. */
@NullMarked
package app.visant.domain.session;

import org.jspecify.annotations.NullMarked;

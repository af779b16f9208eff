/** News for people who are looking: what has just changed. Losing one costs nobody anything but a reload. */
@NullMarked
package app.visant.domain.live;

import org.jspecify.annotations.NullMarked;

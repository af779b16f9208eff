/**
 * Everything that stays open: devices that read their commands by one of three ways, and people who are looking. No
 * stream holds a thread, none holds more than a bounded number of bytes, and each is found out when its reader is gone.
 */
@NullMarked
package app.visant.adapter.cloud.stream;

import org.jspecify.annotations.NullMarked;

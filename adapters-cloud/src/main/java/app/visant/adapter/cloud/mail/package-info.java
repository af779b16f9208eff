/** How letters to people leave the cloud. */
@NullMarked
package app.visant.adapter.cloud.mail;

import org.jspecify.annotations.NullMarked;

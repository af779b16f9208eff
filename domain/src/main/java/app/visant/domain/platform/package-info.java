/** Those who stand above organisations: who they are, what they see of all organisations and decide for each, and how they act for one. */
@NullMarked
package app.visant.domain.platform;

import org.jspecify.annotations.NullMarked;

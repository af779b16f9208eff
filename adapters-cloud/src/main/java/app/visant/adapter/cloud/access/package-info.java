/** What each route of the cloud declares of who may call it: one annotation, read in one place and enforced by machinery. */
@NullMarked
package app.visant.adapter.cloud.access;

import org.jspecify.annotations.NullMarked;

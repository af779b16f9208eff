/**
 * Small versions of the pictures that wait: made while they can't be sent, sent before them, so that the cloud soon sees what a
 * device saw while it was away; and how each picture looks, so that those that look alike are given up first. All of it can be
 * made again from the outbox at any time.
 */
@NullMarked
package app.visant.domain.edge.preview;

import org.jspecify.annotations.NullMarked;

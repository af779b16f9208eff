/**
 * The edge's line to the cloud over HTTP: commands by either stream or by long-poll, acknowledgements, heartbeats and uploads. Only
 * outbound connections; nothing that answers is believed to be the cloud before it has spoken the cloud's language.
 */
@NullMarked
package app.visant.adapter.edge.http;

import org.jspecify.annotations.NullMarked;

/** The whole of Visant on one machine, for a first look and for a proof: starts the cloud and edges with a video as their camera as programs of their own, tells how it goes, and reports at the end whether everything is accounted for. */
@NullMarked
package app.visant.cloud.demo;

import org.jspecify.annotations.NullMarked;

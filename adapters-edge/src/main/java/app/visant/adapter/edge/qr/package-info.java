/** Reads QR codes in pictures: OpenCV decodes the picture, ZXing finds the code in it. Both work in a native image. */
@NullMarked
package app.visant.adapter.edge.qr;

import org.jspecify.annotations.NullMarked;

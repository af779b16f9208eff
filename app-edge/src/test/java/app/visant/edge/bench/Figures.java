package app.visant.edge.bench;

import app.visant.edge.bench.FormBench.Idle;
import app.visant.edge.bench.FormBench.Starts;

/** All that was measured of one form. */
record Figures(
        Form form,
        Starts fileStarts,
        Times firstStarts,
        Starts openCvStarts,
        Idle idle,
        Growth fileGrowth,
        Growth openCvGrowth,
        Times filePictures,
        Times openCvPictures) {}

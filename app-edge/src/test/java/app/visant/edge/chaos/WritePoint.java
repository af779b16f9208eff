package app.visant.edge.chaos;

/**
 * A moment in the life of an edge: just before a call of the system that changes one of its database's files.
 *
 * @param thread who calls; {@link #ANY} for whoever comes first
 * @param call its name
 * @param number the so manieth of that name by that thread in that phase, from 1
 */
record WritePoint(Phase phase, String thread, String call, int number) {
    static final String ANY = "any";

    /** Which part of a life it belongs to. */
    enum Phase {
        /** Until the cloud is heard, in an empty folder. */
        FIRST_START,
        /** Until the cloud is heard, after a life that was ended by force. */
        START,
        /** A command comes, is written down, its picture stored and sent, and its end reported. */
        WORK,
        /** From the signal to stop on. */
        STOP
    }

    @Override
    public String toString() {
        return phase + " " + thread + " " + call + " #" + number;
    }
}

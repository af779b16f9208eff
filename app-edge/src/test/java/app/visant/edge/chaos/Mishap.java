package app.visant.edge.chaos;

/** What may befall a scene. */
enum Mishap {
    KILLED("the edge is killed", Kind.PROCESS, 3),
    STOPPED("the edge is stopped", Kind.PROCESS, 1),
    MUTE("the line passes nothing on", Kind.LINE, 2),
    BUFFERED("a proxy holds answers back", Kind.LINE, 1),
    LATE("answers are late", Kind.LINE, 1),
    THROTTLED("answers trickle", Kind.LINE, 1),
    CUT("answers are cut", Kind.LINE, 3),
    SHUFFLED("events come twice and in another order", Kind.ORDER, 2),
    PORTAL("a captive portal answers", Kind.LINE, 1),
    BROKEN("the answer is 5xx", Kind.LINE, 2),
    REFUSED("nobody listens", Kind.LINE, 2),
    WRONG_CLOCK("the edge's clock jumps", Kind.CLOCK, 3),
    FULL_DISK("the edge's disk is full", Kind.DISK, 3),
    TORN_INDEX("the edge's index is torn", Kind.INDEX, 2),
    DELETED_INDEX("the edge's index is deleted", Kind.INDEX, 1),
    KILLED_CLOUD("the cloud is killed", Kind.CLOUD, 1),
    KILLED_DATABASE("the cloud and its PostgreSQL are killed", Kind.CLOUD, 1),
    RESTARTED_CLOUD("the cloud is restarted", Kind.CLOUD, 1),
    ASKED("somebody asks for a picture", Kind.PERSON, 6),
    EDITED("somebody edits the schedule", Kind.PERSON, 3);

    /** What it takes hold of: of each kind there is one at a time, for each edge or for the cloud. */
    enum Kind {
        PROCESS,
        LINE,
        /** Of the line, too. A swap is one only as long as both events get through: nothing must be cut meanwhile. */
        ORDER,
        CLOCK,
        DISK,
        INDEX,
        CLOUD,
        PERSON
    }

    private final String words;
    private final Kind kind;
    private final int weight;

    Mishap(String words, Kind kind, int weight) {
        this.words = words;
        this.kind = kind;
        this.weight = weight;
    }

    Kind kind() {
        return kind;
    }

    /** How often it is chosen, in relation to the others. */
    int weight() {
        return weight;
    }

    boolean isOfTheCloud() {
        return kind == Kind.CLOUD;
    }

    /** Whether it is over as soon as it has happened. */
    boolean isMomentary() {
        return kind == Kind.PERSON || kind == Kind.INDEX;
    }

    @Override
    public String toString() {
        return words;
    }
}

package app.visant.domain.edge.command;

/** Names one run: what has the same key runs once, ever. */
public record RunKey(String value) {
    @Override
    public String toString() {
        return value;
    }
}

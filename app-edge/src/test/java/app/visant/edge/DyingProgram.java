package app.visant.edge;

import java.time.Duration;

/** Two workers, of which one dies of an error while the other would go on for ever. */
final class DyingProgram {
    private DyingProgram() {}

    public static void main(String[] arguments) {
        FatalErrors.endThisProcess();
        new Worker("visant-living", Duration.ofMinutes(1), () -> null).start();
        new Worker("visant-dying", Duration.ofMinutes(1), () -> {
                    throw new NoClassDefFoundError("deliberate");
                })
                .start();
    }
}

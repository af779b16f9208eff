package app.visant.adapter.cloud.rest;

import java.util.Locale;

/** The words that stand for our constants on the wire. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

package io.github.cognitom2m.aws;

/** The secret of an app client; never shows itself. */
public record ClientSecret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}

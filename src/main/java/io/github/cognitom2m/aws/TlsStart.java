package io.github.cognitom2m.aws;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * The first message of a TLS handshake, for nobody. Whoever makes it first in a JVM computes tables for elliptic curves
 * and reads the trusted certificates, which is a sixth of what a first request takes, and which can be done meanwhile.
 */
final class TlsStart {
    private TlsStart() {}

    static void run() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            engine.wrap(
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (NoSuchAlgorithmException | SSLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.cognitom2m.aws;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Writes the first message of a TLS handshake and sends it nowhere. For the first one of a process the JVM computes tables
 * for elliptic curves and reads the trusted certificates, which takes a sixth of a first request if it happens there.
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

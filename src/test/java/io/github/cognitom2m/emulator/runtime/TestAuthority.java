package io.github.cognitom2m.emulator.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** A certificate authority for one test run, and a server's certificate from it; made by the running JDK's keytool. */
public final class TestAuthority {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";
    // Quick to make; what is usual at AWS takes its time.
    private static final List<String> ELLIPTIC = List.of("-keyalg", "EC", "-groupname", "secp256r1");
    private static final List<String> RSA = List.of("-keyalg", "RSA", "-keysize", "2048");

    private final Path trustStore;
    private final Path certificate;
    private final SSLContext server;

    private TestAuthority(Path trustStore, Path certificate, SSLContext server) {
        this.trustStore = trustStore;
        this.certificate = certificate;
        this.server = server;
    }

    /**
     * Makes both; their files are left in the directory.
     *
     * @param names the host names of the server's certificate; {@code *} stands for one label
     */
    public static TestAuthority create(Path directory, List<String> names)
            throws IOException, InterruptedException, GeneralSecurityException {
        return create(directory, names, ELLIPTIC);
    }

    /** With keys of the kind that AWS's endpoints have, for who measures. */
    public static TestAuthority likeAws(Path directory, List<String> names)
            throws IOException, InterruptedException, GeneralSecurityException {
        return create(directory, names, RSA);
    }

    private static TestAuthority create(Path directory, List<String> names, List<String> algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = directory.resolve("keys.p12");
        String hosts = names.stream().map(name -> "dns:" + name).collect(Collectors.joining(","));
        keytool(keys, AUTHORITY, algorithm, "-ext", "bc:critical=ca:true");
        keytool(keys, "server", algorithm, "-signer", AUTHORITY, "-ext", "san=" + hosts);

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Certificate authority = store.getCertificate(AUTHORITY);
        // Or the server might show the authority's certificate for its own.
        store.deleteEntry(AUTHORITY);
        return new TestAuthority(trustStore(directory, authority), certificate(directory, authority), server(store));
    }

    /** What makes a JVM trust this authority, and no other. */
    public List<String> jvmFlags() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** What makes Python and boto3 trust this authority. */
    public Map<String, String> environment() {
        return Map.of("AWS_CA_BUNDLE", certificate.toString(), "SSL_CERT_FILE", certificate.toString());
    }

    SSLSocketFactory serverSockets() {
        return server.getSocketFactory();
    }

    private static Path trustStore(Path directory, Certificate authority) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(AUTHORITY, authority);
        Path file = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static Path certificate(Path directory, Certificate authority)
            throws IOException, GeneralSecurityException {
        String encoded = Base64.getMimeEncoder().encodeToString(authority.getEncoded());
        return Files.writeString(
                directory.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    private static SSLContext server(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path store, String alias, List<String> algorithm, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(algorithm);
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + output);
        }
    }
}

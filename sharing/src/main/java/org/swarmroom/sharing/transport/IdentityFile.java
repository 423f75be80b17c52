package org.swarmroom.sharing.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * The identity on disk. PKCS #12 wants a password; this one keeps no secret, the file's mode does.
 * For the same reason the password is hashed once: the usual 10,000 rounds would guard nothing and
 * cost each start a good part of its time.
 */
final class IdentityFile {

  private static final String ALIAS = "identity";
  private static final char[] PASSWORD = "swarmroom".toCharArray();
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final int MAX_SIZE = 64 << 10;
  private static final List<String> ROUNDS =
      List.of(
          "keystore.pkcs12.keyPbeIterationCount",
          "keystore.pkcs12.certPbeIterationCount",
          "keystore.pkcs12.macIterationCount");

  private IdentityFile() {}

  static Identity loadOrCreate(Path file) throws IdentityException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      return createNew(file);
    } catch (IOException | GeneralSecurityException | ClassCastException e) {
      throw new IdentityException(
          "The identity in "
              + file
              + " can't be read (it is damaged or belongs to someone else): put a copy of it back,"
              + " or move it away to start with a new identity.",
          e);
    }
  }

  private static Identity createNew(Path file) throws IdentityException {
    Identity fresh = SelfSigned.create();
    try {
      write(file, fresh);
      return fresh;
    } catch (IOException | GeneralSecurityException e) {
      throw new IdentityException(
          "The identity can't be written to "
              + file
              + ": make its folder writable or choose another profile.",
          e);
    }
  }

  private static Identity read(Path file) throws IOException, GeneralSecurityException {
    if (Files.size(file) > MAX_SIZE) {
      throw new IOException("larger than any identity");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD);
    closeToOthers(file);
    if (store.getKey(ALIAS, PASSWORD) instanceof PrivateKey key
        && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
      return new Identity(key, certificate);
    }
    throw new IOException("no key in it");
  }

  /** Written beside and moved into place, so that a crash leaves no half of it. */
  private static void write(Path file, Identity identity)
      throws IOException, GeneralSecurityException {
    byte[] content = inOneRound(() -> packed(identity));

    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("a file system's root is no file");
    }
    Path beside = folder.resolve(file.getFileName() + ".new");
    Files.createDirectories(folder);
    Files.deleteIfExists(beside);
    try (FileChannel out = FileChannel.open(beside, options(), ownerOnly(folder))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] packed(Identity identity) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry(ALIAS, identity.key(), PASSWORD, new Certificate[] {identity.certificate()});
    var bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD);
    return bytes.toByteArray();
  }

  private interface Packing {
    byte[] run() throws IOException, GeneralSecurityException;
  }

  /** The key store takes its rounds from these properties alone. */
  private static byte[] inOneRound(Packing packing) throws IOException, GeneralSecurityException {
    ROUNDS.forEach(name -> System.setProperty(name, "1"));
    try {
      return packing.run();
    } finally {
      ROUNDS.forEach(System::clearProperty);
    }
  }

  private static void closeToOthers(Path file) throws IOException {
    if (hasModes(file) && Files.getPosixFilePermissions(file).size() > OWNER.size()) {
      Files.setPosixFilePermissions(file, OWNER);
    }
  }

  private static boolean hasModes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Set<StandardOpenOption> options() {
    return Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return hasModes(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }
}

package org.swarmroom.sharing.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {

  @TempDir Path folder;

  @Test
  void theIdentityMadeAtTheFirstStartIsTheOneOfAllLaterStarts() throws Exception {
    Path file = folder.resolve("deep/profile/identity.p12");

    Identity first = Identity.loadOrCreate(file);
    Identity second = Identity.loadOrCreate(file);

    assertThat(second.fingerprint()).isEqualTo(first.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(second.key().getEncoded()).isEqualTo(first.key().getEncoded());
    assertThat(file.resolveSibling("identity.p12.new")).doesNotExist();
  }

  @Test
  void onlyTheOwnerMayReadTheFile() throws Exception {
    Path file = folder.resolve("identity.p12");

    Identity.loadOrCreate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatOthersMayReadIsClosedToThem() throws Exception {
    Path file = folder.resolve("identity.p12");
    Identity.loadOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    Identity.loadOrCreate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theCertificateIsSignedByItsOwnKeyAndDoesNotExpire() throws Exception {
    Identity identity = Identity.create();

    identity.certificate().verify(identity.certificate().getPublicKey());
    identity.certificate().checkValidity();
    assertThat(identity.certificate().getVersion()).isEqualTo(3);
    assertThat(identity.certificate().getSigAlgName()).isEqualTo("SHA256withECDSA");
    assertThat(identity.certificate().getSerialNumber()).isPositive();
  }

  @Test
  void twoIdentitiesAreNotTheSame() {
    assertThat(Identity.create().fingerprint()).isNotEqualTo(Identity.create().fingerprint());
  }

  @Test
  void aDamagedFileIsNamedInOneSentenceAndLeftAsItIs() throws Exception {
    Path file = folder.resolve("identity.p12");
    Identity.loadOrCreate(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 100; i < 400; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);

    assertThatThrownBy(() -> Identity.loadOrCreate(file))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("identity.p12")
        .hasMessageContaining("damaged");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void anEmptyOrCutFileIsDamagedToo() throws Exception {
    Path file = folder.resolve("identity.p12");
    Identity.loadOrCreate(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> Identity.loadOrCreate(file)).isInstanceOf(IdentityException.class);
    }
  }

  @Test
  void aFolderThatCantBeWrittenIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("plain")).resolve("identity.p12");

    assertThatThrownBy(() -> Identity.loadOrCreate(file))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(file.toString());
  }
}

package org.swarmroom.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

  @TempDir Path profile;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aDatabaseOfEachReleasedSchemaIsOpenedWithAllThatIsInIt(int version) throws Exception {
    String name = "/org/swarmroom/testdata/schema/index-" + version + ".mv.db.gz";
    try (InputStream in = new GZIPInputStream(SchemaTest.class.getResourceAsStream(name))) {
      Files.copy(in, profile.resolve("index.mv.db"));
    }

    try (Index index = Index.open(profile)) {
      SchemaSnapshot.check(index);
    }
  }

  @Test
  void aMigrationThatWasCutOffIsDoneAgain() throws Exception {
    String url = "jdbc:h2:file:" + profile.resolve("index").toAbsolutePath();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE schema_version (version INT NOT NULL)");
      statement.execute("CREATE TABLE meta (name VARCHAR(64) PRIMARY KEY, number BIGINT NOT NULL)");
    }

    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).isEmpty();
      Given.done(index.settings().put("theme", "dark"));
      assertThat(Given.names(index, "anything")).isEmpty();
    }
  }
}

package org.swarmroom.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows between the modules: who may know whom. */
@AnalyzeClasses(packages = "org.swarmroom", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {

  private static final String CHAT = "org.swarmroom.chat..";
  private static final String SHARING = "org.swarmroom.sharing..";
  private static final String INDEX = "org.swarmroom.index..";
  private static final String APP = "org.swarmroom.app..";
  private static final String UI = "org.swarmroom.ui..";
  private static final String WINDOW_STARTERS =
      "org\\.swarmroom\\.app\\.(Main|WindowsSeam)(\\$.*)?";
  private static final String[] TOOLKIT = {"javax.swing..", "java.awt.."};

  @ArchTest
  static final ArchRule theIndexKnowsNothingOfOurs =
      noClasses()
          .that(resideInAPackage(INDEX))
          .should()
          .dependOnClassesThat(oursOutside(INDEX))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule chatKnowsNothingOfOurs =
      noClasses()
          .that(resideInAPackage(CHAT))
          .should()
          .dependOnClassesThat(oursOutside(CHAT))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule sharingKnowsOnlyTheIndex =
      noClasses()
          .that(resideInAPackage(SHARING))
          .should()
          .dependOnClassesThat(oursOutside(SHARING, INDEX))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theNodeRunsWithoutWindows =
      noClasses()
          .that(resideInAPackage(APP).and(not(nameMatching(WINDOW_STARTERS))))
          .should()
          .dependOnClassesThat(resideInAPackage(UI).or(resideInAnyPackage(TOOLKIT)))
          .because("only Main and its seam may start the windows")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule presentersDecideWithoutAToolkit =
      noClasses()
          .that(simpleNameEndingWith("Presenter"))
          .should()
          .dependOnClassesThat(resideInAnyPackage(TOOLKIT))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheIndexSpeaksSql =
      noClasses()
          .that(not(resideInAPackage(INDEX)))
          .should()
          .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.h2.."))
          .allowEmptyShould(true);

  @ArchTest static final ArchRule noCyclesInChat = noCyclesIn("chat");
  @ArchTest static final ArchRule noCyclesInSharing = noCyclesIn("sharing");
  @ArchTest static final ArchRule noCyclesInIndex = noCyclesIn("index");
  @ArchTest static final ArchRule noCyclesInApp = noCyclesIn("app");
  @ArchTest static final ArchRule noCyclesInUi = noCyclesIn("ui");

  /** Wherever a profile builds them: ArchUnit's own option knows only {@code target/}. */
  static final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  private static DescribedPredicate<JavaClass> oursOutside(String... allowed) {
    return resideInAPackage("org.swarmroom..").and(not(resideInAnyPackage(allowed)));
  }

  private static ArchRule noCyclesIn(String module) {
    return slices()
        .matching("org.swarmroom." + module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }
}

package org.swarmroom.testdata;

import java.util.ArrayList;
import java.util.List;

/** File names and paths from strangers that must not reach the disk as they are. */
public final class HostileNames {

  private HostileNames() {}

  public static List<String> all() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "",
                ".",
                "..",
                "...",
                "/",
                "//",
                "/etc/passwd",
                "../../x",
                "..\\..\\x",
                "a/../../x",
                "a/./b",
                "a//b",
                "./a",
                "~",
                "~root/x",
                "C:\\x",
                "C:x",
                "c:/windows/x",
                "\\\\server\\share\\x",
                "\\\\?\\C:\\x",
                "CON",
                "con",
                "CON.txt",
                "con.tar.gz",
                "PRN",
                "AUX",
                "NUL",
                "nul.",
                "COM1",
                "COM9.log",
                "LPT1",
                "COM\u00b9",
                "CONIN$",
                "CLOCK$",
                "a:b",
                "a:b:$DATA",
                "a|b",
                "a?b",
                "a*b",
                "a<b",
                "a>b",
                "a\"b",
                "a.",
                "a ",
                " a",
                "a. .",
                ".hidden",
                "-rf",
                "--help",
                "$(id)",
                "`id`",
                "a;b",
                "a&b",
                "a\u0000b",
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "evil\u202Egpj.exe",
                "a\u200Fb",
                "a\u2066b",
                "\u200B",
                "\uFEFFa",
                "a\u0301",
                "\u00e1",
                "\ud800",
                "a\udc00b",
                "\uFF0F",
                "a\u2215b",
                "\u2025/x",
                "%2e%2e%2f",
                "desktop.ini",
                "Thumbs.db",
                "autorun.inf",
                "README",
                "readme",
                "ReadMe",
                "straße",
                "STRASSE",
                "İ",
                "ı",
                "😀",
                "a😀b"));
    names.add("n".repeat(300));
    names.add("ü".repeat(300));
    names.add("😀".repeat(200));
    names.add("x".repeat(250) + ".tar.gz");
    names.add("d/".repeat(2_000) + "x");
    names.add("../".repeat(500) + "x");
    return names;
  }
}

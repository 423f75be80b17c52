package org.swarmroom.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.swarmroom.app.cli.Cli;
import org.swarmroom.app.cli.Watching;

/** Where the jar starts. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Charset charset = Watching.charset();
    PrintStream out = stream(FileDescriptor.out, charset);
    PrintStream err = stream(FileDescriptor.err, charset);
    int code = new Cli(out, err, new WindowsSeam()).run(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream stream(FileDescriptor to, Charset charset) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(to)), true, charset);
  }
}

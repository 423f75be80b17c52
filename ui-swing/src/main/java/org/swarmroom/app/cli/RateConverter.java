package org.swarmroom.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class RateConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    if (value.equalsIgnoreCase("none")) {
      return 0L;
    }
    try {
      return Sizes.parse(value);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(String.valueOf(wrong.getMessage()));
    }
  }
}

package io.studioaccess.studioctl;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import org.jspecify.annotations.Nullable;

/**
 * The beans of a package of the functions, left out: they put themselves together by environment
 * variables, and not for a stack's name. Those that a factory there makes are beans of any type,
 * and are known by their definition's name alone.
 */
record WiringOfTheFunctions(String packageName) implements BeanConfiguration {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public boolean isWithin(BeanDefinitionReference reference) {
    return reference.getBeanDefinitionName().startsWith(packageName + ".");
  }

  @Override
  public boolean isEnabled(BeanContext context, @Nullable BeanResolutionContext resolution) {
    return false;
  }

  @Override
  public String getName() {
    return packageName;
  }

  @Override
  public @Nullable Package getPackage() {
    return WiringOfTheFunctions.class.getClassLoader().getDefinedPackage(packageName);
  }

  @Override
  public @Nullable String getVersion() {
    return null;
  }
}

/*
 * What a compiler's own start files (crt1.o, crtbegin.o) and libc_nonshared.a give an executable, in a form that every glibc since
 * 2.2.5 (x64) or 2.17 (arm64) accepts. The start files of glibc 2.34 and later would bind the executable to those versions.
 */
#include <stddef.h>

typedef void Initializer(int argc, char **argv, char **envp);
extern Initializer *__init_array_start[], *__init_array_end[];
extern int __cxa_atexit(void (*function)(void *), void *argument, void *object);

__attribute__((visibility("hidden"))) void *__dso_handle = &__dso_handle;

__attribute__((visibility("hidden"))) int atexit(void (*function)(void))
{
    return __cxa_atexit((void (*)(void *))function, NULL, __dso_handle);
}

/* glibc before 2.34 leaves the constructors of an executable to the executable. Later ones call this too. */
__attribute__((visibility("hidden"))) void sflow_initialize(int argc, char **argv, char **envp)
{
    for (Initializer **next = __init_array_start; next < __init_array_end; next++)
        (*next)(argc, argv, envp);
}

/* __libc_start_main(main, argc, argv, initialize, finish, loader's finish, end of the stack) */
#if defined(__x86_64__)
__asm__(".pushsection .text\n"
        ".globl _start\n.type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n    .cfi_undefined rip\n"
        "    xorl %ebp, %ebp\n"
        "    movq %rdx, %r9\n"
        "    popq %rsi\n"
        "    movq %rsp, %rdx\n"
        "    andq $-16, %rsp\n"
        "    pushq %rax\n"
        "    pushq %rsp\n"
        "    xorl %r8d, %r8d\n"
        "    leaq sflow_initialize(%rip), %rcx\n"
        "    leaq main(%rip), %rdi\n"
        "    call *__libc_start_main@GOTPCREL(%rip)\n"
        "    hlt\n"
        "    .cfi_endproc\n.size _start, . - _start\n"
        ".popsection\n");
#elif defined(__aarch64__)
__asm__(".pushsection .text\n"
        ".globl _start\n.type _start, @function\n"
        "_start:\n"
        "    .cfi_startproc\n    .cfi_undefined x30\n"
        "    mov x29, #0\n"
        "    mov x30, #0\n"
        "    mov x5, x0\n"
        "    ldr x1, [sp]\n"
        "    add x2, sp, #8\n"
        "    mov x6, sp\n"
        "    adrp x0, main\n"
        "    add x0, x0, :lo12:main\n"
        "    adrp x3, sflow_initialize\n"
        "    add x3, x3, :lo12:sflow_initialize\n"
        "    mov x4, #0\n"
        "    bl __libc_start_main\n"
        "    bl abort\n"
        "    .cfi_endproc\n.size _start, . - _start\n"
        ".popsection\n");
#else
#error "Add the entry of this architecture."
#endif

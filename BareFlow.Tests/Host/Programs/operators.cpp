// new and delete in all their forms, on whatever malloc serves the program.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

static volatile std::size_t too_much = SIZE_MAX / 2;

struct alignas(256) Wide {
    char bytes[300];
};

static void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "%s\n", what);
        std::exit(1);
    }
}

template <typename Action> static bool throws_bad_alloc(Action action)
{
    try {
        action();
    } catch (const std::bad_alloc &) {
        return true;
    }
    return false;
}

static void call_operators()
{
    const auto wide = std::align_val_t(512);
    ::operator delete(::operator new(100));
    ::operator delete[](::operator new[](100));
    ::operator delete(::operator new(100), std::size_t(100));
    ::operator delete[](::operator new[](100), std::size_t(100));
    void *aligned = ::operator new(100, wide);
    require(reinterpret_cast<std::uintptr_t>(aligned) % 512 == 0, "aligned new is aligned");
    ::operator delete(aligned, wide);
    ::operator delete[](::operator new[](100, wide), wide);
    ::operator delete(::operator new(100, wide), std::size_t(100), wide);
    ::operator delete[](::operator new[](100, wide), std::size_t(100), wide);
    ::operator delete(::operator new(100, std::nothrow), std::nothrow);
    ::operator delete(::operator new(100, wide, std::nothrow), wide, std::nothrow);
}

static void fail()
{
    require(throws_bad_alloc([] { ::operator delete(::operator new(too_much)); }), "new throws");
    require(throws_bad_alloc([] { ::operator delete[](::operator new[](too_much)); }), "new[] throws");
    require(throws_bad_alloc([] { ::operator delete(::operator new(too_much, std::align_val_t(64))); }), "aligned new throws");
    require(::operator new(too_much, std::nothrow) == nullptr, "nothrow new gives null");
}

static void use_containers()
{
    std::map<int, std::vector<std::string>> map;
    for (int i = 0; i < 20000; i++)
        map[i * 7919 % 1009].push_back(std::string(static_cast<std::size_t>(i % 60), 'a'));
    std::vector<std::unique_ptr<Wide>> wide;
    for (int i = 0; i < 500; i++) {
        wide.push_back(std::make_unique<Wide>());
        require(reinterpret_cast<std::uintptr_t>(wide.back().get()) % 256 == 0, "an over-aligned object is aligned");
    }
    std::size_t letters = 0;
    for (const auto &entry : map)
        for (const auto &text : entry.second)
            letters += text.size();
    require(letters == 589600, "containers hold what they were given");
}

int main()
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; i++)
        threads.emplace_back([] { call_operators(); use_containers(); fail(); });
    for (auto &thread : threads)
        thread.join();
}

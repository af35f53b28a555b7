# Site settings
module load cuda/12.4 gcc
export OMP_NUM_THREADS=8

ulimit -n 65536


